/* raveberry sources sha256:d77e9290f93c4841 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
