/* raveberry sources sha256:23cb5a5369e3a9fd */
/* licences: licences.txt */
import"./chunk-YCICLEJF.js";import"./chunk-N7NER4R7.js";import"./chunk-FJUVDPBP.js";import"./chunk-EN2NG7V4.js";
