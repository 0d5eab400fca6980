/* raveberry sources sha256:c6b922bfa2c3f08e */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
