/* raveberry sources sha256:3c5637aa4f2994b6 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
