/* raveberry sources sha256:e5ceb0737ee9fd8c */
/* licences: licences.txt */
import"./chunk-46LQVIKR.js";import"./chunk-6XJ4GXHF.js";import"./chunk-7WVT7HPM.js";import"./chunk-KH4EXPW7.js";
