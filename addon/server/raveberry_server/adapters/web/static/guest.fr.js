/* raveberry sources sha256:78466b39aef43dfe */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-LCOKRHBL.js";import{a as m,b as o}from"./chunks/chunk-MXZJGWNX.js";import"./chunks/chunk-Q6GAUSV2.js";import"./chunks/chunk-EAWSEWCV.js";import"./chunks/chunk-57YREXRP.js";import"./chunks/chunk-MNH7RVQR.js";r({...m,why:o});
