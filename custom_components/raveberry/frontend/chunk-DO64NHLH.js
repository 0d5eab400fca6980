/* raveberry sources sha256:6dcb35938b690214 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
