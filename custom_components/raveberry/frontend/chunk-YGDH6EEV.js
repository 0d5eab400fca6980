/* raveberry sources sha256:6ef10ebdcdf1564a */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
