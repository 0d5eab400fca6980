/* raveberry sources sha256:bebfcb6ea9dcdfcc */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
