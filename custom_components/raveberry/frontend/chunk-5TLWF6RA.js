/* raveberry sources sha256:2724641de6bd6f49 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
