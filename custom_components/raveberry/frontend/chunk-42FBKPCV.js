/* raveberry sources sha256:cdbeec765b4e812f */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
