/* raveberry sources sha256:07f797034678bc48 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
