/* raveberry sources sha256:18a072991ad1186d */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
