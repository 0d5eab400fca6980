/* raveberry sources sha256:bcf20a25aa8816ab */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
