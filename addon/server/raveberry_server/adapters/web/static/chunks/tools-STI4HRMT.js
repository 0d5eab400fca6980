/* raveberry sources sha256:bcf20a25aa8816ab */
/* licences: licences.txt */
import"./chunk-ERL7GJFU.js";import"./chunk-YFCFXAPO.js";import"./chunk-7XEYLC6P.js";import"./chunk-XRVOL7D6.js";
