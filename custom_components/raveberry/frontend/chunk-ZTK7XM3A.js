/* raveberry sources sha256:51c00699975a9bee */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
