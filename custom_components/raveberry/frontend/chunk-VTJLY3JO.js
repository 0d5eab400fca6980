/* raveberry sources sha256:6f1d2b79954f5cfd */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
