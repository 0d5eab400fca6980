/* raveberry sources sha256:e6ed5299e3213d79 */
/* licences: licences.txt */
import{a}from"./chunk-I5E4MVAQ.js";import"./chunk-OFH4ZT5K.js";import"./chunk-DYKUG6MI.js";export{a as sheets};
