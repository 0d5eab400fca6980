/* raveberry sources sha256:a585ac52cf5aab91 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
