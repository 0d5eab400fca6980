/* raveberry sources sha256:423e55e01f440aad */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
