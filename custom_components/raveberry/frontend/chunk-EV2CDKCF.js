/* raveberry sources sha256:a4fa49a0967b589d */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
