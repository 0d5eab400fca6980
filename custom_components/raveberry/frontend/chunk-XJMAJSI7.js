/* raveberry sources sha256:a7b8fef1435f6433 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
