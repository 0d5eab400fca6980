/* raveberry sources sha256:0a77fd80d716efc5 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
