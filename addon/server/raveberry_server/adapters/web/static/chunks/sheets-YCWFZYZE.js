/* raveberry sources sha256:54271d4f54dec04d */
/* licences: licences.txt */
import{a}from"./chunk-6IGTQCGG.js";import"./chunk-SHQME65H.js";import"./chunk-GRS4SKKL.js";export{a as sheets};
