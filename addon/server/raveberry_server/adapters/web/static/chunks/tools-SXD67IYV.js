/* raveberry sources sha256:4fee38c84a856dee */
/* licences: licences.txt */
import"./chunk-DAQ2CVR6.js";import"./chunk-EYOMC6IL.js";import"./chunk-45OOFGXL.js";import"./chunk-LB54VJKV.js";
