/* raveberry sources sha256:909b2272f1969cd7 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-H7ROSJKF.js";import{a as m,b as o}from"./chunks/chunk-CCDV7GR5.js";import"./chunks/chunk-K7YBUSIG.js";import"./chunks/chunk-O3PRIDTM.js";import"./chunks/chunk-QEKNDVNO.js";import"./chunks/chunk-6DVSJ6DM.js";r({...m,why:o});
