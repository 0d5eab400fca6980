/* raveberry sources sha256:b02f7bc9726292fd */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
