/* raveberry sources sha256:07f797034678bc48 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-ZYMAVRBU.js";import{a as m,b as o}from"./chunks/chunk-B2C2ZKML.js";import"./chunks/chunk-K3OLO5GR.js";import"./chunks/chunk-V2WYCN76.js";import"./chunks/chunk-JDULKCRP.js";import"./chunks/chunk-IOT6XR5W.js";r({...m,why:o});
