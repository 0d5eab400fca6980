/* raveberry sources sha256:fc48589741494174 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
