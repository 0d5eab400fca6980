/* raveberry sources sha256:91a1aacd7ff49804 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
