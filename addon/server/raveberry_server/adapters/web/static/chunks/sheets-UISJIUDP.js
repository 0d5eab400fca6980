/* raveberry sources sha256:6ef10ebdcdf1564a */
/* licences: licences.txt */
import{a}from"./chunk-SI4ZOK62.js";import"./chunk-AY2F6WCT.js";import"./chunk-PGMEMAVX.js";export{a as sheets};
