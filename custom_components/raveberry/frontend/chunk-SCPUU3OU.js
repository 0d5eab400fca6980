/* raveberry sources sha256:6b585b72658dfc1a */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
