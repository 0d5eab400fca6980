/* raveberry sources sha256:bebfcb6ea9dcdfcc */
/* licences: licences.txt */
import"./chunk-OVN5LMHH.js";import"./chunk-Q5M6AQJF.js";import"./chunk-XDE3VC4B.js";import"./chunk-GMVDAYU7.js";
