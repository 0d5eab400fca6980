/* raveberry sources sha256:4fee38c84a856dee */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
