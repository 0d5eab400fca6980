/* raveberry sources sha256:4bfaae917f581d11 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
