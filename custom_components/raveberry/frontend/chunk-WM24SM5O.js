/* raveberry sources sha256:9a4b4923d5fa8ec2 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
