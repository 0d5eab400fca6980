/* raveberry sources sha256:a4fa49a0967b589d */
/* licences: licences.txt */
import"./chunk-5Z2AHXG3.js";import"./chunk-7WSVV7FK.js";import"./chunk-RFB45ITT.js";import"./chunk-NN4CWLBO.js";
