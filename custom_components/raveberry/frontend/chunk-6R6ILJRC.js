/* raveberry sources sha256:70ca922d1294575e */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
