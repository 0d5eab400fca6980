/* raveberry sources sha256:2f2271978fd5bba4 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
