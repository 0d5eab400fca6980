/* raveberry sources sha256:6ef10ebdcdf1564a */
/* licences: licences.txt */
import"./chunk-5SP445L6.js";import"./chunk-2IL2QGPI.js";import"./chunk-6E4QQQJO.js";import"./chunk-PGMEMAVX.js";
