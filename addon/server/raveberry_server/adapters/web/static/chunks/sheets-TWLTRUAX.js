/* raveberry sources sha256:f0825bdd2fc4c8ac */
/* licences: licences.txt */
import{a}from"./chunk-OVJHP5UF.js";import"./chunk-QGEN4CF4.js";import"./chunk-57GNPQ7U.js";export{a as sheets};
