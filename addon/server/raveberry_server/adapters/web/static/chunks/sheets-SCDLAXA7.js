/* raveberry sources sha256:78466b39aef43dfe */
/* licences: licences.txt */
import{a}from"./chunk-7T4UUQQJ.js";import"./chunk-57YREXRP.js";import"./chunk-MNH7RVQR.js";export{a as sheets};
