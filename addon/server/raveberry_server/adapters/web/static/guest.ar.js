/* raveberry sources sha256:793149cf0f20ac9d */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-KXTOOJJ2.js";import{a as m,b as o}from"./chunks/chunk-L644AQVS.js";import"./chunks/chunk-SQ2MITMC.js";import"./chunks/chunk-ZCZEKQDX.js";import"./chunks/chunk-MRBUMCEM.js";import"./chunks/chunk-R5RJ7ZTT.js";r({...m,why:o});
