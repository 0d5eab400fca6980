/* raveberry sources sha256:a2a7bf7f78d41ac7 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-R3FB5GUV.js";import{a as m,b as o}from"./chunks/chunk-KISGPMWS.js";import"./chunks/chunk-3P2MWEJR.js";import"./chunks/chunk-7R7RC24A.js";import"./chunks/chunk-FY6TYWUM.js";import"./chunks/chunk-YBQ2Z7LH.js";r({...m,why:o});
