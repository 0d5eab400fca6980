/* raveberry sources sha256:0b0770f02f03c114181ed59e823f03f84dcfd6d72d79c307d4f33d25e2cdaadd */
/* licences: licences.txt */
import{a}from"./chunk-VVAC23PB.js";import"./chunk-JATK5CRT.js";import"./chunk-7KTHYSQS.js";export{a as sheets};
