/* raveberry sources sha256:1a953a192c4070b7 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
