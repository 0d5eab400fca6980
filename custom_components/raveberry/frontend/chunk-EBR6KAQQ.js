/* raveberry sources sha256:2c3d2aaca985ebb8 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
