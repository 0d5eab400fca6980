/* raveberry sources sha256:23cb5a5369e3a9fd */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
