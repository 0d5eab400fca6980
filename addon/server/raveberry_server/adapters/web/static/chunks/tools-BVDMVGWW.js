/* raveberry sources sha256:6720f56b565403cd */
/* licences: licences.txt */
import"./chunk-KMU47O6E.js";import"./chunk-UFUZS6WU.js";import"./chunk-JM7RYGJ6.js";import"./chunk-COMR6TLJ.js";
