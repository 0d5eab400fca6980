/* raveberry sources sha256:94827fd359236873 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
