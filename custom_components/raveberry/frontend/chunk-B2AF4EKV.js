/* raveberry sources sha256:d010e456514dc39f */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
