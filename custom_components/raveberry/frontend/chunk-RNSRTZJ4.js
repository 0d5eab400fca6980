/* raveberry sources sha256:e5ceb0737ee9fd8c */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
