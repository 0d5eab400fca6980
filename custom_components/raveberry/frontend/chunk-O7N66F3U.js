/* raveberry sources sha256:7ef8e4f1ff1f0e17 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
