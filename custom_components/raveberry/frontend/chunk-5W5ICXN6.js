/* raveberry sources sha256:150ddeec81238fe7 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
