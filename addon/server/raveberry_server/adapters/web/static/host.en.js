/* raveberry sources sha256:793149cf0f20ac9d */
/* licences: licences.txt */
import{a as o}from"./chunks/chunk-XJMFMATZ.js";import{a as r,b as m}from"./chunks/chunk-UWL4XBAW.js";import{a as p,b as e}from"./chunks/chunk-GWF4CBDN.js";import{a as f}from"./chunks/chunk-IR4DWJT3.js";import{a as t}from"./chunks/chunk-MMMAKTUZ.js";import"./chunks/chunk-VBIDZOYC.js";import"./chunks/chunk-SQ2MITMC.js";import"./chunks/chunk-ZCZEKQDX.js";import"./chunks/chunk-MRBUMCEM.js";import"./chunks/chunk-R5RJ7ZTT.js";t({page:{...r,why:m},sheets:o,host:p,effects:f,settings:e});
